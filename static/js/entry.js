// Nhập số liệu: nói lại ngay điều hệ thống hiểu từ số đang gõ, và hỏi lại khi rời trang mà chưa lưu.
// Cùng quy tắc với indicators/numbers.py và commitments/forms/echo.py. Không có mã này, trang vẫn dùng được đủ.
const INVISIBLE = /[\u200b-\u200d\u2060\ufeff\u00ad]/g;
const MOST_DIGITS = 15;
const MOST_PLACES = 4;

// Số dạng máy ("-1234.5"), hoặc null khi không đọc được.
function readNumber(text) {
  const cleaned = text.replace(INVISIBLE, "").replace(/[\u00a0\u202f]/g, " ").trim().replace(/%$/, "").trimEnd().replace("−", "-");
  const sign = cleaned.startsWith("-") ? "-" : "";
  const body = cleaned.slice(sign.length).trimStart();
  let plain = null;
  if (/^\d+(,\d+)?$/.test(body)) {
    plain = body.replace(",", ".");
  } else if (/^[1-9]\d{0,2}((\.\d{3})+|( \d{3})+)(,\d+)?$/.test(body)) {
    plain = body.replace(/[. ]/g, "").replace(",", ".");
  } else if (/^\d+\.\d+$/.test(body) && body.split(".")[1].length !== 3) {
    plain = body;
  }
  if (plain === null) {
    return null;
  }
  const [whole, places = ""] = plain.replace(/^0+(?=\d)/, "").split(".");
  const digits = (whole + places).replace(/^0+/, "");
  return places.length > MOST_PLACES || digits.length > MOST_DIGITS ? null : (digits && sign) + whole + (places && `.${places}`);
}

// Số kiểu Việt Nam: 1.234,5.
function writeNumber(number) {
  const sign = number.startsWith("-") ? "-" : "";
  const [whole, places = ""] = number.replace("-", "").split(".");
  const rest = places.replace(/0+$/, "");
  return sign + whole.replace(/\B(?=(\d{3})+$)/g, ".") + (rest && `,${rest}`);
}

function understanding(input) {
  const typed = input.value.trim();
  const number = typed ? readNumber(typed) : null;
  if (number === null) {
    return "";
  }
  const isTypedNow = input.value !== input.defaultValue;
  if (isTypedNow && /^-?[1-9]\d{0,2}\.\d{3}$/.test(typed)) {
    return `Hệ thống hiểu “${typed}” là ${number} (dấu chấm ngăn hàng nghìn)`;
  }
  return writeNumber(number) === typed ? "" : `Hệ thống hiểu là ${writeNumber(number)}`;
}

function shareOf([numerator, denominator]) {
  if (denominator === undefined) {
    return "";
  }
  const [top, bottom] = [numerator, denominator].map((input) => (input.value.trim() ? readNumber(input.value) : null));
  if (top === null || bottom === null) {
    return "";
  }
  if (Number(bottom) === 0) {
    return Number(top) === 0 ? "Tỷ lệ: không phát sinh" : "";
  }
  return `Tỷ lệ: ${writeNumber(((100 * Number(top)) / Number(bottom)).toFixed(2))}%`;
}

document.addEventListener("input", (event) => {
  const row = event.target.matches("[data-number]") && event.target.closest("[data-entry]");
  const echo = row && row.querySelector("[data-echo]");
  if (echo) {
    const inputs = [...row.querySelectorAll("[data-number]")];
    echo.textContent = [...inputs.map(understanding), shareOf(inputs)].filter(Boolean).join(". ");
  }
});

// Rời trang khi còn số chưa lưu: trình duyệt hỏi lại. Gửi biểu mẫu thì không hỏi.
const unsaved = new Set();

document.addEventListener("DOMContentLoaded", () => {
  document.querySelectorAll("form[data-unsaved]:has(.field-wrong)").forEach((form) => unsaved.add(form));
});
document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-unsaved]");
  if (form) {
    unsaved.add(form);
  }
});
document.addEventListener("submit", (event) => event.defaultPrevented || unsaved.delete(event.target));
window.addEventListener("beforeunload", (event) => {
  if (unsaved.size) {
    event.preventDefault();
  }
});
