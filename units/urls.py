"""Địa chỉ: đăng nhập, đăng xuất."""

from django.urls import path

from units.views import session

app_name = "units"
urlpatterns = [
    path("dang-nhap/", session.SignIn.as_view(), name="login"),
    path("dang-xuat/", session.SignOut.as_view(), name="logout"),
]
