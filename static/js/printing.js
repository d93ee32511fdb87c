// Nút In: ẩn khi trình duyệt không chạy được mã, vì khi đó nút không làm gì.
document.addEventListener("DOMContentLoaded", () => {
  document.querySelectorAll("button[data-print]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  });
});
