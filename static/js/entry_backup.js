// Giữ chữ đã gõ trong thẻ trình duyệt cho đến khi lưu xong: phiên đăng nhập hết hạn hay mất mạng cũng không mất số.
// Chỉ ở trong thẻ này, của người đang đăng nhập; đóng thẻ là hết.
function keptAs() {
  return `${location.pathname} ${document.querySelector(".who-name")?.textContent ?? ""}`;
}

function fieldsOf(form) {
  return [...form.elements].filter(
    (field) => field.name && !["hidden", "submit"].includes(field.type) && !field.closest("[data-not-kept]"),
  );
}

function stateOf(field) {
  return ["checkbox", "radio"].includes(field.type) ? field.checked : field.value;
}

function keep(form, isSent) {
  const states = fieldsOf(form).map(stateOf);
  sessionStorage.setItem(keptAs(), JSON.stringify({ version: form.elements.version.value, isSent, states }));
}

function fill(form, states) {
  fieldsOf(form).forEach((field, place) => {
    if (stateOf(field) !== states[place]) {
      field[["checkbox", "radio"].includes(field.type) ? "checked" : "value"] = states[place];
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  });
}

function offer(form, states) {
  const offered = document.getElementById("kept").content.cloneNode(true).firstElementChild;
  offered.querySelector("[data-fill]").addEventListener("click", () => {
    fill(form, states);
    offered.remove();
  });
  offered.querySelector("[data-forget]").addEventListener("click", () => {
    sessionStorage.removeItem(keptAs());
    offered.remove();
  });
  form.before(offered);
}

document.addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector("form[data-unsaved]");
  const kept = form && JSON.parse(sessionStorage.getItem(keptAs()));
  if (!kept) {
    return;
  }
  const isSaved = kept.isSent && kept.version !== form.elements.version.value;
  const fields = fieldsOf(form);
  const isSame = fields.length !== kept.states.length || fields.every((field, place) => stateOf(field) === kept.states[place]);
  if (isSaved || isSame) {
    sessionStorage.removeItem(keptAs());
  } else {
    offer(form, kept.states);
  }
});

["input", "submit"].forEach((type) => {
  document.addEventListener(type, (event) => {
    const form = event.target.closest("form[data-unsaved]");
    if (form) {
      keep(form, type === "submit");
    }
  });
});
