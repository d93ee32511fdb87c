// Thẩm định bằng một phím: khi đang ở ô kết luận, C là chấp nhận, T là trả lại, rồi sang chỉ tiêu kế tiếp.
const DECISION_KEYS = { c: "accepted", t: "returned" };

document.addEventListener("keydown", (event) => {
  const table = event.target.closest("[data-review-keys]");
  const decision = DECISION_KEYS[event.key.toLowerCase()];
  if (!table || !decision || !event.target.matches("input[type='radio']") || event.ctrlKey || event.altKey || event.metaKey) {
    return;
  }
  const choice = table.querySelector(`input[name="${CSS.escape(event.target.name)}"][value="${decision}"]`);
  if (!choice) {
    return;
  }
  event.preventDefault();
  choice.checked = true;
  choice.dispatchEvent(new Event("change", { bubbles: true }));

  const rows = [...table.querySelectorAll(".review-row")];
  const next = rows[rows.indexOf(choice.closest(".review-row")) + 1];
  const target = next?.querySelector("input[type='radio']:checked") || next?.querySelector("input[type='radio']");
  (decision === "accepted" && target ? target : choice).focus();
});
