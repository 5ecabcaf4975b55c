// Uses TypeScript that Deno transpiles, and JavaScript that it does not.
import "./hard.mjs"; import "./typed.mts"; import _ from "./lodash/lodash.js";
import {map} from "./src/internal/operators/map.ts"; import {from} from "./src/internal/observable/from.ts";
import {switchMap} from "./src/internal/operators/switchMap.ts"; import {timer} from "./src/internal/observable/timer.ts";
import {Subject} from "./src/internal/Subject.ts"; import {groupBy} from "./src/internal/operators/groupBy.ts";
from([1,2,3]).pipe(map((x:number)=>x+1), groupBy(x => x % 2)).subscribe(()=>{});
const s = new Subject<number>(); s.pipe(switchMap(() => timer(1))).subscribe(); s.next(1); s.complete();
_.template('a<%=b%>')({b:1}); _.merge({a:1},{b:{c:2}}); _.isEqual({a:[1]},{a:[1]});
