from django.http import HttpResponse


def report(request, **kwargs):
    return HttpResponse()


def submit(request, **kwargs):
    return HttpResponse()
