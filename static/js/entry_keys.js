// Bàn phím: Enter và mũi tên lên, xuống đi qua các ô số; Ctrl+S lưu ngay; Ctrl+Enter đến chỉ tiêu chưa nhập kế tiếp.
// Dán một khối ô từ Excel: mỗi dòng vào một chỉ tiêu, mỗi cột vào một ô, kể từ ô đang đứng.
function figures() {
  return [...document.querySelectorAll("form[data-autosave] [data-number]")];
}

function go(field) {
  if (field) {
    field.focus();
    field.select?.();
    field.scrollIntoView({ block: "nearest" });
  }
}

function isUnfinished(entry) {
  const fields = [...entry.querySelectorAll("[data-number]")];
  const isTicked = [...entry.querySelectorAll(".entry-fields input:checked")].some((box) => box.value !== "" && !box.name.endsWith("-is_estimated"));
  return !isTicked && (fields.length ? fields.some((field) => !field.value.trim()) : true) && entry.querySelector(".entry-fields input:not([type=hidden])");
}

function goToUnfinished() {
  const entries = [...document.querySelectorAll("form[data-autosave] [data-entry]")];
  const here = entries.findIndex((entry) => entry.contains(document.activeElement));
  const found = [...entries.slice(here + 1), ...entries.slice(0, here + 1)].find(isUnfinished);
  go(found?.querySelector(".entry-fields input:not([type=hidden])"));
}

document.addEventListener("keydown", (event) => {
  if (!event.target.closest("form[data-autosave]") && event.target !== document.body) {
    return;
  }
  if (event.ctrlKey && event.key.toLowerCase() === "s") {
    event.preventDefault();
    saveNow();
    return;
  }
  if (event.ctrlKey && event.key === "Enter") {
    event.preventDefault();
    goToUnfinished();
    return;
  }
  const step = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && event.target.matches("[data-number]") && !event.shiftKey && !event.altKey) {
    event.preventDefault();
    const all = figures();
    go(all[all.indexOf(event.target) + step]);
  }
});

function cellsOf(text) {
  return text.replace(/\r/g, "").replace(/\n$/, "").split("\n").map((line) => line.split("\t"));
}

document.addEventListener("paste", (event) => {
  const start = event.target.closest?.("form[data-autosave] [data-number]");
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (!start || !/[\t\n]/.test(text.replace(/\n$/, ""))) {
    return;
  }
  event.preventDefault();
  const entries = [...document.querySelectorAll("form[data-autosave] [data-entry]")].filter((entry) => entry.querySelector("[data-number]"));
  const first = entries.indexOf(start.closest("[data-entry]"));
  const skipped = [...entries[first].querySelectorAll("[data-number]")].indexOf(start);
  let filled = 0;
  cellsOf(text).forEach((cells, line) => {
    const fields = entries[first + line] ? [...entries[first + line].querySelectorAll("[data-number]")].slice(line ? 0 : skipped) : [];
    cells.forEach((cell, column) => {
      if (fields[column] && cell.trim()) {
        fields[column].value = cell.trim();
        fields[column].dispatchEvent(new Event("input", { bubbles: true }));
        filled += 1;
      }
    });
  });
  tellBar(`Đã dán ${filled} số từ bảng tính, đang lưu. Xem lại từng số.`);
});
