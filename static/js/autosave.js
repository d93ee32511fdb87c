// Tự lưu từng phần của báo cáo ngay khi gõ xong. Mất mạng, máy chủ tắt hay hết phiên thì giữ lại và thử tiếp.
const savedForm = document.querySelector("form[data-autosave]");
const PAUSE = 700;
const WAITS = [2000, 4000, 8000, 15000, 30000];
const GONE_ON = 20000;
const waiting = new Set();
let timer = null;
let failures = 0;
let isSaving = false;
let isStopped = false;
let toSend; // nút đã bấm trong lúc một phần còn đang lưu

function partOf(field) {
  return field.closest("[data-part]");
}

function namesIn(part) {
  return new Set([...part.querySelectorAll("[name]")].map((field) => field.name));
}

function dataOf(parts) {
  const names = parts.map(namesIn);
  const data = new URLSearchParams();
  new FormData(savedForm).forEach((value, name) => {
    if (["csrfmiddlewaretoken", "version"].includes(name) || names.some((own) => own.has(name))) {
      data.append(name, value);
    }
  });
  return data;
}

function tellBar(words) {
  savedForm.querySelector(".action-bar-status").textContent = words;
}

function saveSoon(pause = PAUSE) {
  clearTimeout(timer);
  timer = setTimeout(saveNow, pause);
}

async function saveNow() {
  clearTimeout(timer);
  if (isSaving || isStopped || !waiting.size) {
    return;
  }
  isSaving = true;
  const parts = [...waiting];
  waiting.clear();
  parts.forEach((part) => tellState(part, "saving"));
  try {
    const answer = await fetch(savedForm.dataset.autosave, {
      method: "POST",
      body: dataOf(parts),
      redirect: "manual",
      signal: AbortSignal.timeout(GONE_ON),
    });
    await hear(answer, parts);
  } catch {
    tryAgain(parts);
  }
  isSaving = false;
  if (toSend !== undefined) {
    const button = toSend;
    toSend = undefined;
    savedForm.requestSubmit(button);
  } else if (waiting.size && !failures) {
    saveSoon();
  }
}

async function hear(answer, parts) {
  if (answer.type === "opaqueredirect") {
    keepWaiting(parts, "failed");
    failures = 1;
    askToSignIn(() => {
      failures = 0;
      saveNow();
    });
  } else if (answer.ok) {
    failures = 0;
    take(await answer.json(), parts);
  } else if (answer.status === 409 || answer.status === 403) {
    const isOurs = answer.headers.get("content-type")?.includes("json");
    stop(parts, isOurs ? (await answer.json()).lock : "Trang đã cũ.");
  } else {
    tryAgain(parts);
  }
}

function keepWaiting(parts, state) {
  parts.forEach((part) => {
    waiting.add(part);
    tellState(part, state);
  });
}

function tryAgain(parts) {
  keepWaiting(parts, "failed");
  tellBar(`Chưa lưu được ${waiting.size} phần, đang thử lại. Số vừa gõ còn giữ trong trình duyệt này.`);
  saveSoon(WAITS[Math.min(failures, WAITS.length - 1)]);
  failures += 1;
}

function stop(parts, reason) {
  isStopped = true;
  keepWaiting(parts, "stopped");
  tellBar(`Không lưu được: ${reason} Bấm Lưu nháp để xem lại số vừa gõ.`);
}

function take(answer, parts) {
  savedForm.elements.version.value = answer.version;
  const told = new Map(answer.parts.map((part) => [part.name, part]));
  parts.forEach((part) => takePart(part, told.get(part.id), answer));
  Object.entries(answer.expected).forEach(([name, words]) => {
    document.querySelector(`[data-expected="${name}"]`).textContent = words;
  });
  const unsettled = savedForm.querySelectorAll("[data-save-state=faulty], [data-save-state=contested]").length;
  tellBar(unsettled ? `${answer.bar} · còn ${unsettled} phần chưa lưu` : answer.bar);
  if (!waiting.size && !unsettled) {
    unsaved.delete(savedForm);
    forget();
  }
}

function takePart(part, told, answer) {
  const contested = new Set(told.contested.flatMap((choice) => choice.fields));
  const hasErrors = Object.keys(told.errors).length > 0;
  Object.entries(told.stored).forEach(([name, value]) => {
    if (!contested.has(name) && !(hasErrors && name in told.errors)) {
      startedFrom(name, value);
    }
  });
  if (told.results) {
    tellResults(part, told.results, told.remarks);
  }
  tellErrors(part, told.errors);
  offerChoices(part, told.contested, told.stored, () => touch(part, 0));
  if (hasErrors || contested.size) {
    tellState(part, hasErrors ? "faulty" : "contested");
  } else if (waiting.has(part)) {
    tellState(part, "typed");
  } else {
    tellSaved(part, answer.savedAt);
  }
}

function touch(part, pause) {
  waiting.add(part);
  if (!isStopped) {
    tellState(part, "typed");
    saveSoon(failures ? WAITS[0] : pause);
  }
}

if (savedForm) {
  savedForm.addEventListener("input", (event) => partOf(event.target) && touch(partOf(event.target), PAUSE));
  savedForm.addEventListener("change", (event) => waiting.has(partOf(event.target)) && saveSoon(failures ? WAITS[0] : 0));
  // Gửi cả trang khi một phần còn đang lưu thì chạm đúng số của chính mình: đợi phần ấy lưu xong đã.
  savedForm.addEventListener("submit", (event) => {
    clearTimeout(timer);
    isStopped = true;
    if (isSaving) {
      event.preventDefault();
      toSend = event.submitter;
      tellBar("Đang lưu nốt phần vừa gõ…");
    }
  });
  window.addEventListener("online", saveNow);
  document.addEventListener("visibilitychange", () => document.hidden && saveNow());
}
