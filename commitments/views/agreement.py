from django.http import HttpResponse


def listing(request, **kwargs):
    return HttpResponse()


def detail(request, **kwargs):
    return HttpResponse()


def sign(request, **kwargs):
    return HttpResponse()
