// Every upload is kept.
const uploads = []; // FAULT
function upload(size) { // FAULT
  const buffer = new ArrayBuffer(size); // FAULT
  uploads.push(buffer); // FAULT
}
setInterval(() => upload(20_000), 20); // FAULT
