// Trên điện thoại, thanh mục chính cuộn ngang: đưa mục đang mở vào tầm nhìn khi nó nằm ngoài.
document.addEventListener("DOMContentLoaded", () => {
  const current = document.querySelector(".navigation [aria-current]");
  const bar = current?.closest("ul");
  if (bar && current.getBoundingClientRect().right > bar.getBoundingClientRect().right) {
    bar.scrollLeft = current.offsetLeft - bar.offsetLeft - 16;
  }
});
