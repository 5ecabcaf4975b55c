// Chunks go through streams all the time.
async function copy() {
  let left = 400;
  const source = new ReadableStream({ pull(controller) { if (left-- > 0) controller.enqueue(new Uint8Array(16384).fill(left)); else controller.close(); } });
  const twice = new TransformStream({ transform(chunk, controller) { controller.enqueue(chunk.slice()); } });
  let size = 0;
  await source.pipeThrough(twice).pipeTo(new WritableStream({ write(chunk) { size += chunk.length; return new Promise((resolve) => setTimeout(resolve, left % 8 ? 0 : 4)); } }));
  return size;
}
(async () => { for (;;) await copy(); })();
