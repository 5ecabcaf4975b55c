// Rejections that are handled, some of them late; exceptions that are caught; a log.
const fail = async (text) => { throw new RangeError(text); };
setInterval(async () => {
  const promise = fail("first");
  await Promise.allSettled([promise, fail("second")]);
  try { await fail("third"); } catch { console.warn("third"); }
  fail("fourth").catch(() => console.log("fourth"));
  try { JSON.parse("{"); } catch { console.info("not JSON"); }
}, 100);
