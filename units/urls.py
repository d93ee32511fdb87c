"""Địa chỉ: đăng nhập, đăng xuất, đổi mật khẩu, việc chạy nền."""

from django.urls import path

from units.views import job, session

app_name = "units"
urlpatterns = [
    path("dang-nhap/", session.SignIn.as_view(), name="login"),
    path("dang-nhap/tai-cho/", session.SignInAgain.as_view(), name="sign_in_again"),
    path("dang-xuat/", session.SignOut.as_view(), name="logout"),
    path("doi-mat-khau/", session.ChangePassword.as_view(), name="password"),
    path("viec/<int:pk>/", job.detail, name="job"),
    path("viec/<int:pk>/tien-do/", job.progress, name="progress"),
    path("viec/<int:pk>/tep/", job.result, name="result"),
    path("viec/<int:pk>/chay-lai/", job.again, name="again"),
]
