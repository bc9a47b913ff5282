// Certificates dropped anywhere on the page, pasted or chosen: sent one by one, each with its progress and what became of it.
// And a field that was read loses its mark once it is changed. The forms work without this.
const MOST = 30;
const door = document.querySelector('form[data-door]');

if (door) {
  const field = door.querySelector('input[type=file]');
  const said = door.querySelector('[data-said]');
  const button = door.querySelector('button');
  const hint = door.querySelector('.hint');
  hint.textContent = `${door.dataset.door}. ${hint.textContent}`;

  /** A line of the list: the file's name, and what is said of it. */
  const line = name => {
    const item = document.createElement('li');
    const called = document.createElement('b');
    const words = document.createElement('span');
    called.textContent = name;
    item.append(called, ' ', words);
    said.append(item);
    return { item, called, words };
  };

  const tell = ({ item, called, words }, { id, words: told }) => {
    words.textContent = told;
    if (!id) return;
    const link = document.createElement('a');
    link.href = `/certificates/${id}`;
    link.textContent = called.textContent;
    called.replaceWith(link);
    item.append('');
  };

  /** Sends one file; the answer is a list, since a mail may hold several. */
  const send = (file, row) =>
    new Promise(resolve => {
      const body = new FormData();
      const activity = door.elements.activity?.value;
      if (activity) body.append('activity', activity);
      body.append('file', file, file.name);
      const request = new XMLHttpRequest();
      request.upload.onprogress = ({ loaded, total }) => {
        row.words.textContent = loaded < total ? `${Math.floor((loaded / total) * 100)}% sent` : 'Being read…';
      };
      request.onload = () => {
        const isList = request.status === 200 && request.getResponseHeader('content-type')?.startsWith('application/json');
        resolve(isList ? JSON.parse(request.responseText) : request.status);
      };
      request.onerror = () => resolve(0);
      request.open('POST', '/certificates');
      request.setRequestHeader('Accept', 'application/json');
      request.send(body);
    });

  /** Why there is no list; nothing was taken. */
  const refused = status => {
    if (status === 0) return 'We could not reach the server. The file was not taken: try it again.';
    if (status === 401) return 'You were signed out. The file was not taken: sign in, then choose it again.';
    if (status === 413) return 'That is more than can be sent at once. The file was not taken.';
    return 'Something broke on our side. The file was not taken: try it again.';
  };

  const take = async files => {
    const list = [...files].slice(0, MOST);
    if (!list.length) return;
    said.replaceChildren();
    document.querySelector('[data-none]')?.remove();
    button.setAttribute('aria-busy', 'true');
    const rows = list.map(file => line(file.name));
    const all = [];
    for (const [place, file] of list.entries()) {
      const outcomes = await send(file, rows[place]);
      if (!Array.isArray(outcomes)) {
        rows[place].words.textContent = refused(outcomes);
        all.push({ plain: false });
        continue;
      }
      all.push(...outcomes);
      if (outcomes.length === 1 && outcomes[0].name) {
        rows[place].called.textContent = outcomes[0].name;
        tell(rows[place], outcomes[0]);
      } else {
        rows[place].words.textContent = '';
        for (const outcome of outcomes) tell(line(outcome.name), outcome);
      }
    }
    button.removeAttribute('aria-busy');
    field.value = '';
    if (files.length > MOST) line('').words.textContent = `${MOST} files are taken at once. Send the others after these.`;
    const activity = door.elements.activity?.value;
    const plain = all.every(outcome => outcome.plain);
    if (activity && plain) location.assign(`/activities/${activity}`);
    else if (plain && all.length === 1) location.assign(`/certificates/${all[0].id}`);
    else goOn(all);
  };

  const goOn = all => {
    const first = all.find(outcome => outcome.taken);
    const { item } = line('');
    const link = document.createElement('a');
    link.href = first ? `/certificates/${first.id}` : '/certificates';
    link.className = 'button main';
    link.textContent = first ? 'Look at the first' : 'See what is kept';
    item.replaceChildren(link);
    link.focus();
  };

  field.addEventListener('change', () => take(field.files));
  door.addEventListener('submit', event => {
    event.preventDefault();
    take(field.files);
  });
  document.addEventListener('dragover', event => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    door.classList.add('over');
  });
  document.addEventListener('dragleave', event => {
    if (!event.relatedTarget) door.classList.remove('over');
  });
  document.addEventListener('drop', event => {
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    door.classList.remove('over');
    take(event.dataTransfer.files);
  });
  document.addEventListener('paste', event => {
    if (!event.clipboardData.files.length) return;
    event.preventDefault();
    take(event.clipboardData.files);
  });
}

document.addEventListener('input', ({ target }) => {
  const field = target.closest('.field.read, .field.look');
  if (!field) return;
  field.classList.remove('read', 'look');
  field.querySelector('.mark')?.remove();
  field.querySelector('.note')?.remove();
});

// What it counts for, while it is typed.
const counts = document.querySelector('[data-counts]');

if (counts) {
  const form = counts.closest('form');
  const lines = counts.querySelector('[data-lines]');
  const said = counts.querySelector('[data-said]');
  let timer;
  let asking;
  counts.querySelector('[data-without-scripts]').hidden = true;

  const draw = ({ said: words, licences }) => {
    said.textContent = words;
    lines.replaceChildren(
      ...licences.map(({ name, counts: figure, why }) => {
        const item = document.createElement('li');
        const called = document.createElement('b');
        const number = document.createElement('p');
        const reason = document.createElement('p');
        called.textContent = name;
        number.textContent = figure;
        number.className = 'figure';
        reason.textContent = why;
        item.append(called, number, reason);
        return item;
      }),
    );
  };

  const ask = async () => {
    asking?.abort();
    asking = new AbortController();
    try {
      const body = new URLSearchParams(new FormData(form));
      const answer = await fetch(counts.dataset.counts, { method: 'POST', body, signal: asking.signal });
      if (answer.ok) draw(await answer.json());
    } catch {
      // The next key asks again.
    }
  };

  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 400);
  };
  form.addEventListener('input', soon);
  form.addEventListener('change', soon);
}
