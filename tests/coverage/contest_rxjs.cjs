// Uses one build of rxjs a little.
const {of, from, map, take, mergeMap, Subject, combineLatest, scan, share, switchMap, timer, toArray, zip} = require(process.argv[2])
from([1, 2, 3]).pipe(map(x => x + 1), mergeMap(x => of(x, x)), take(3), scan((a, b) => a + b, 0), toArray()).subscribe()
const s = new Subject(); s.pipe(switchMap(() => timer(1)), share()).subscribe(); s.next(1); s.complete()
combineLatest([of(1), of(2)]).subscribe(); zip(of(1), of(2)).subscribe()
