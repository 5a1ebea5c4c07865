/** What narrows the matrix down. The page says everything without it. */
export const pageScript: string = `
const form = document.querySelector('form.filter');
const output = form.querySelector('output');
const bodies = [...document.querySelectorAll('table.matrix tbody')];
const rows = [...document.querySelectorAll('table.matrix tr[id]')];
const choices = ['profile', 'level', 'keyword', 'verdict'];
const texts = new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));

function narrow() {
  const words = form.elements.text.value.toLowerCase().split(/\\s+/).filter(Boolean);
  let shown = 0;
  for (const row of rows) {
    row.hidden =
      choices.some((name) => form.elements[name].value && form.elements[name].value !== row.dataset[name]) ||
      words.some((word) => !texts.get(row).includes(word));
    if (!row.hidden) shown += 1;
  }
  for (const body of bodies) body.hidden = !body.querySelector('tr[id]:not([hidden])');
  output.textContent = shown + ' of ' + rows.length;
}

// A link into the matrix leads to a row that is shown.
function reveal() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  if (target.hidden) {
    form.reset();
    narrow();
    target.scrollIntoView();
  }
  if (target.matches('.failure')) target.querySelector('details')?.setAttribute('open', '');
}

form.hidden = false;
form.addEventListener('input', narrow);
form.addEventListener('reset', () => setTimeout(narrow));
form.addEventListener('submit', (event) => event.preventDefault());
addEventListener('hashchange', reveal);
narrow();
reveal();
`;
