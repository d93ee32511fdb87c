from django.http import HttpResponse


def queue(request, **kwargs):
    return HttpResponse()


def review(request, **kwargs):
    return HttpResponse()


def move(request, **kwargs):
    return HttpResponse()
