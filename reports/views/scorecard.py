from django.http import HttpResponse


def card(request, **kwargs):
    return HttpResponse()
