from django.http import HttpResponse


def ranking(request, **kwargs):
    return HttpResponse()
