// Hai người cùng sửa một chỗ: hiện cả hai giá trị ngay tại dòng đó, người đến sau chọn.
function startedFrom(name, value) {
  const hidden = document.querySelector(`[name="initial-${name}"]`);
  if (hidden) {
    hidden.value = value;
  }
}

function setField(name, value) {
  document.querySelectorAll(`[name="${name}"]`).forEach((field) => {
    if (field.type === "checkbox") {
      field.checked = value !== "";
    } else if (field.type === "radio") {
      field.checked = field.value === value;
    } else {
      field.value = value;
    }
  });
}

// `choices`: label, by, at, theirs, fields; `stored`: điều đang lưu theo tên ô; `settle` chạy khi đã chọn.
function offerChoices(part, choices, stored, settle) {
  const place = part.querySelector("[data-contested]");
  place.replaceChildren();
  choices.forEach((choice) => {
    const offered = document.getElementById("contested").content.cloneNode(true).firstElementChild;
    offered.querySelector("[data-who]").textContent = `${choice.label}: ${choice.by} vừa lưu số khác lúc ${choice.at}.`;
    offered.querySelector("[data-theirs]").textContent = choice.theirs;
    const choose = (isMine) => {
      choice.fields.forEach((name) => {
        startedFrom(name, stored[name]);
        if (!isMine) {
          setField(name, stored[name]);
        }
      });
      offered.remove();
      settle();
    };
    offered.querySelector("[data-keep-mine]").addEventListener("click", () => choose(true));
    offered.querySelector("[data-take-theirs]").addEventListener("click", () => choose(false));
    place.append(offered);
  });
}
