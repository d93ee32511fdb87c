// Giữ chữ đã gõ trong trình duyệt cho đến khi lưu xong: đóng thẻ, hết phiên hay mất mạng cũng không mất số.
// Chỉ của người đang đăng nhập ở trang này; quá bảy ngày thì bỏ.
const KEPT_FOR = 7 * 24 * 3600 * 1000;

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

// Điều trang đã hiện khi mở: nhờ đó máy chủ biết người khác có sửa cùng chỗ hay không.
function startsOf(form) {
  return [...form.querySelectorAll("[name^=initial-]")].map((field) => field.value);
}

// "95.5" và "95,5" là một số; chữ chỉ khác khoảng trắng ở hai đầu là một.
function saysTheSame(field, state) {
  const now = stateOf(field);
  if (typeof now !== "string" || now === state) {
    return now === state;
  }
  const number = field.matches("[data-number]") ? readNumber(now) : null;
  return number === null ? now.normalize("NFC").trim() === state.normalize("NFC").trim() : number === readNumber(state);
}

function keep(form) {
  const kept = { at: Date.now(), states: fieldsOf(form).map(stateOf), starts: startsOf(form) };
  try {
    localStorage.setItem(keptAs(), JSON.stringify(kept));
  } catch {
    // Trình duyệt không cho giữ: trang vẫn tự lưu và vẫn hỏi lại khi rời đi.
  }
}

function readKept() {
  const kept = JSON.parse(localStorage.getItem(keptAs()));
  return kept && Date.now() - kept.at < KEPT_FOR ? kept : null;
}

function forget() {
  localStorage.removeItem(keptAs());
}

function fill(form, { states, starts }) {
  form.querySelectorAll("[name^=initial-]").forEach((field, place) => {
    field.value = starts[place];
  });
  fieldsOf(form).forEach((field, place) => {
    if (stateOf(field) !== states[place]) {
      field[["checkbox", "radio"].includes(field.type) ? "checked" : "value"] = states[place];
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  });
}

function offer(form, kept) {
  const offered = document.getElementById("kept").content.cloneNode(true).firstElementChild;
  offered.querySelector("[data-fill]").addEventListener("click", () => {
    fill(form, kept);
    offered.remove();
  });
  offered.querySelector("[data-forget]").addEventListener("click", () => {
    forget();
    offered.remove();
  });
  form.before(offered);
}

document.addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector("form[data-unsaved]");
  const kept = form && readKept();
  if (!kept) {
    return;
  }
  const fields = fieldsOf(form);
  const isSame = fields.length !== kept.states.length || fields.every((field, place) => saysTheSame(field, kept.states[place]));
  if (!isSame) {
    offer(form, kept);
  } else if (!form.querySelector(".field-wrong")) {
    forget();
  }
});

["input", "submit"].forEach((type) => {
  document.addEventListener(type, (event) => {
    const form = event.target.closest("form[data-unsaved]");
    if (form) {
      keep(form);
    } else if (event.target.matches("form.conflict")) {
      forget();
    }
  });
});
