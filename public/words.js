// Counts the words of a text beside it while it is written, as the server counts them when it is saved.
for (const field of document.querySelectorAll('textarea[data-words]')) {
  const said = document.getElementById(`${field.id}-hint`);
  const most = Number(field.dataset.words);
  const tell = () => {
    const words = field.value.match(/\P{White_Space}+/gu)?.length ?? 0;
    said.textContent = `${words} of ${most} words${words > most ? `: ${words - most} over` : ''}`;
  };
  field.addEventListener('input', tell);
  tell();
}
