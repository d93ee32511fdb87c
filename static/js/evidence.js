// Tải minh chứng: kéo thả, thanh tiến độ từng tệp, thử lại khi đường truyền đứt. Không có mã này, biểu mẫu vẫn dùng được.
const uploadForm = document.querySelector("form[data-upload]");
const RETRY_WAITS = [1000, 3000, 8000, 15000, 30000];

function sendOnce(file, onProgress) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const data = new FormData(uploadForm);
    data.delete("files");
    data.delete("again");
    data.append("files", file);
    request.open("POST", uploadForm.action || location.href);
    request.setRequestHeader("Accept", "application/json");
    request.upload.addEventListener("progress", (event) => event.lengthComputable && onProgress(event.loaded / event.total));
    request.addEventListener("load", () => resolve(request));
    request.addEventListener("error", reject);
    request.addEventListener("timeout", reject);
    request.send(data);
  });
}

function problemOf(request) {
  if (request.status === 422) {
    return JSON.parse(request.responseText).problem;
  }
  if (request.status === 403 || request.status === 409) {
    return "Không còn đính kèm được lúc này. Tải lại trang để xem.";
  }
  return request.responseURL.includes("/dang-nhap/") ? "Phiên đăng nhập đã hết. Mở thẻ khác để đăng nhập rồi tải lại trang này." : null;
}

function rowOf(file) {
  const row = document.createElement("p");
  const bar = document.createElement("progress");
  const words = document.createElement("span");
  bar.max = 1;
  bar.setAttribute("aria-label", file.name);
  words.className = "small";
  words.textContent = ` ${file.name}: đang tải`;
  row.append(bar, words);
  document.querySelector("[data-uploads]").append(row);
  return { bar, tell: (text) => (words.textContent = ` ${file.name}: ${text}`) };
}

async function sendPatiently(file) {
  const { bar, tell } = rowOf(file);
  for (let tries = 0; ; tries += 1) {
    try {
      const request = await sendOnce(file, (share) => {
        bar.value = share;
        tell(`đã tải ${Math.floor(share * 100)}%`);
      });
      const problem = problemOf(request);
      if (request.status < 300 && !problem) {
        tell("đã đính kèm");
        return true;
      }
      if (problem) {
        tell(problem);
        return false;
      }
    } catch {
      // Mất mạng: thử lại ở dưới.
    }
    if (tries === RETRY_WAITS.length) {
      tell("chưa tải được. Chọn lại tệp khi có mạng.");
      return false;
    }
    tell("đường truyền đứt, đang thử lại");
    await new Promise((resolve) => setTimeout(resolve, RETRY_WAITS[tries]));
  }
}

async function sendAll(files) {
  let isComplete = true;
  for (const file of files) {
    isComplete = (await sendPatiently(file)) && isComplete;
  }
  if (isComplete) {
    location.reload();
  }
}

if (uploadForm) {
  const place = uploadForm.querySelector("[data-drop]");
  const chosen = uploadForm.querySelector("input[type=file]");
  uploadForm.querySelector("[data-drop-hint]").hidden = false;
  ["dragover", "dragenter"].forEach((type) => {
    place.addEventListener(type, (event) => {
      event.preventDefault();
      place.classList.add("drop-over");
    });
  });
  place.addEventListener("dragleave", () => place.classList.remove("drop-over"));
  place.addEventListener("drop", (event) => {
    event.preventDefault();
    place.classList.remove("drop-over");
    sendAll([...event.dataTransfer.files]);
  });
  uploadForm.addEventListener("submit", (event) => {
    if (chosen.files.length && !uploadForm.elements.again.value) {
      event.preventDefault();
      event.stopImmediatePropagation();
      sendAll([...chosen.files]);
    }
  });
}
