// Tiến độ của việc chạy nền: hỏi lại mỗi giây, sửa tại chỗ; xong thì tải lại trang để thấy kết quả.
document.addEventListener("DOMContentLoaded", () => {
  const PAUSE = 1000;
  document.querySelectorAll("[data-progress]").forEach((row) => {
    const line = row.querySelector("progress");
    const text = row.querySelector("[role=status]");

    const ask = async () => {
      const answer = await fetch(row.dataset.progress, { headers: { Accept: "application/json" } });
      if (answer.redirected) {
        window.location.reload(); // phiên đã hết: trang này dẫn đến trang đăng nhập
        return;
      }
      const told = await answer.json();
      line.max = told.total;
      line.value = told.done;
      if (text.textContent !== told.text) {
        text.textContent = told.text;
      }
      if (told.isFinished || told.isOrphaned !== row.hasAttribute("data-orphaned")) {
        window.location.reload();
      } else {
        wait();
      }
    };
    // Mất mạng một lúc thì hỏi tiếp sau, không báo lỗi.
    const wait = () => window.setTimeout(() => ask().catch(wait), PAUSE);
    wait();
  });
});
