// Phiên đăng nhập hết hạn: nhập lại mật khẩu ngay trên trang đang nhập, rồi việc lưu đi tiếp.
async function signIn(name, password) {
  const body = new URLSearchParams({
    username: name,
    password,
    csrfmiddlewaretoken: document.querySelector("[name=csrfmiddlewaretoken]").value,
  });
  const answer = await fetch("/dang-nhap/tai-cho/", { method: "POST", body });
  if (answer.status === 429) {
    return { problem: "Sai mật khẩu quá nhiều lần. Hãy đợi 15 phút; số vừa gõ còn giữ trong trình duyệt này." };
  }
  if (answer.status !== 200 && answer.status !== 422) {
    return { problem: "Chưa đăng nhập lại được. Bấm Lưu nháp để đăng nhập bằng trang đăng nhập; số vừa gõ còn được giữ." };
  }
  return answer.json();
}

function askToSignIn(onSignedIn) {
  const dialog = document.getElementById("sign-in-again");
  if (dialog.open) {
    return;
  }
  const [name, password] = ["again-name", "again-password"].map((id) => document.getElementById(id));
  const problem = dialog.querySelector("[data-problem]");
  dialog.querySelector("form").onsubmit = async (event) => {
    if (event.submitter?.value === "later") {
      return;
    }
    event.preventDefault();
    let answer = { problem: "Chưa nối được với máy chủ. Thử lại sau ít phút." };
    try {
      answer = await signIn(name.value, password.value);
    } catch {
      // Mất mạng: câu báo ở trên.
    }
    password.value = "";
    problem.textContent = answer.problem ?? "";
    if (answer.token) {
      document.querySelectorAll("[name=csrfmiddlewaretoken]").forEach((field) => {
        field.value = answer.token;
      });
      dialog.close();
      onSignedIn();
    } else {
      password.focus();
    }
  };
  dialog.showModal();
  password.focus();
}
