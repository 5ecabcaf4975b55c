// Many small requests, about a third to a half of the time.
const users = new Map(Array.from({ length: 500 }, (_, id) => [id, { id, name: `user ${id}` }]));
function parse(text) { return JSON.parse(text); }
function find(id) { return users.get(id % 500); }
function render(user) { return `<p>${user.name}</p>`.repeat(20); }
function hash(text) { let sum = 0; for (const letter of text) sum = (sum * 31 + letter.charCodeAt(0)) | 0; return sum; }
let requests = 0;
function request() {
  const end = performance.now() + 1.5;
  while (performance.now() < end) {
    const { id } = parse(`{"id": ${requests++}}`);
    hash(render(find(id)));
  }
}
setInterval(request, 4);
