"""Địa chỉ: đăng nhập, đăng xuất, đổi mật khẩu, thông tin của tôi, việc chạy nền, nhắc việc."""

from django.urls import path

from units.views import inbox, job, profile, session

app_name = "units"
urlpatterns = [
    path("dang-nhap/", session.SignIn.as_view(), name="login"),
    path("dang-nhap/tai-cho/", session.SignInAgain.as_view(), name="sign_in_again"),
    path("dang-xuat/", session.SignOut.as_view(), name="logout"),
    path("doi-mat-khau/", session.ChangePassword.as_view(), name="password"),
    path("thong-tin/", profile.profile, name="profile"),
    path("nhac-viec/", inbox.inbox, name="inbox"),
    path("nhac-viec/da-doc/", inbox.read_all, name="read_all"),
    path("nhac-viec/<int:pk>/", inbox.read, name="read"),
    path("viec/<int:pk>/", job.detail, name="job"),
    path("viec/<int:pk>/tien-do/", job.progress, name="progress"),
    path("viec/<int:pk>/tep/", job.result, name="result"),
    path("viec/<int:pk>/chay-lai/", job.again, name="again"),
]
