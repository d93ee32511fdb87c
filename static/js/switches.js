// Bấm ra ngoài hoặc phím Esc thì đóng danh sách chọn đợt, chọn kỳ.
function closeSwitches(except) {
  document.querySelectorAll("details.switch[open]").forEach((list) => {
    if (list !== except) {
      list.removeAttribute("open");
    }
  });
}

document.addEventListener("click", (event) => closeSwitches(event.target.closest("details.switch")));
document.addEventListener("keydown", (event) => {
  const list = event.key === "Escape" && event.target.closest("details.switch[open]");
  if (list) {
    list.removeAttribute("open");
    list.querySelector("summary").focus();
  }
});
