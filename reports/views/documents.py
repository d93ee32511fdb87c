from django.http import HttpResponse


def document(request, **kwargs):
    return HttpResponse()
