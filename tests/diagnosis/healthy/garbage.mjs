// Makes garbage at a normal rate.
let last;
setInterval(() => { for (let i = 0; i < 200; i++) last = Array.from({ length: 50 }, (_, at) => ({ at, text: `row ${at}` })); }, 20);
