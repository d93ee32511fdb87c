"""Địa chỉ: đăng nhập, đăng xuất, đổi mật khẩu."""

from django.urls import path

from units.views import session

app_name = "units"
urlpatterns = [
    path("dang-nhap/", session.SignIn.as_view(), name="login"),
    path("dang-xuat/", session.SignOut.as_view(), name="logout"),
    path("doi-mat-khau/", session.ChangePassword.as_view(), name="password"),
]
