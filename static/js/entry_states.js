// Trạng thái lưu của từng phần (một chỉ tiêu, hoặc phần lời): chưa lưu, đang lưu, đã lưu lúc nào, chưa lưu được.
const SAVING_WORDS = {
  typed: "chưa lưu",
  saving: "đang lưu",
  failed: "chưa lưu được, đang thử lại",
  faulty: "chưa lưu, cần sửa",
  contested: "chưa lưu, cần chọn",
  stopped: "không lưu được",
};

function tellState(part, state, words = SAVING_WORDS[state]) {
  const told = part.querySelector("[data-save-state]");
  told.textContent = words;
  told.dataset.saveState = state;
}

function tellSaved(part, moment) {
  tellState(part, "saved", `đã lưu lúc ${moment}`);
}

// Lỗi của các ô trong phần này, như máy chủ nói; phần không có lỗi thì xoá lỗi cũ.
function tellErrors(part, errors) {
  part.querySelectorAll(".wrong").forEach((old) => old.remove());
  part.querySelectorAll("[aria-invalid]").forEach((field) => field.removeAttribute("aria-invalid"));
  part.classList.toggle("entry-wrong", Object.keys(errors).length > 0);
  Object.entries(errors).forEach(([name, words]) => {
    const fields = part.querySelectorAll(`[name="${name}"]`);
    const told = document.createElement("p");
    told.className = "wrong";
    told.id = `wrong-${name}`;
    told.textContent = words;
    told.setAttribute("role", "alert");
    fields.forEach((field) => {
      field.setAttribute("aria-invalid", "true");
      field.setAttribute("aria-describedby", told.id);
    });
    (fields[fields.length - 1]?.closest(".field") ?? part.querySelector("[data-contested]")).append(told);
  });
}

// Mức giao, luỹ kế, tỷ lệ, điểm và dấu trạng thái của một chỉ tiêu, như vừa tính lại.
function tellResults(part, results, remarks) {
  const read = document.createElement("template");
  read.innerHTML = `<table><tbody><tr>${results}</tr></tbody></table>`;
  const row = part.querySelector(".entry-main");
  [...row.querySelectorAll("td.number, td.entry-state")].forEach((cell) => cell.remove());
  row.append(...read.content.querySelectorAll("td"));
  part.querySelector("[data-remarks]").innerHTML = remarks;
}
