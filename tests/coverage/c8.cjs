// What c8 and the packages it is made of say. NODE_PATH leads to them.
//   c8.cjs report DIRECTORY OPTIONS   c8's report of a directory of NODE_V8_COVERAGE
//   c8.cjs merge                      @bcoe/v8-coverage: lists of reports on stdin, one a line
//   c8.cjs globs                      minimatch: [[path, pattern], ...] on stdin
'use strict'
const Module = require('module')
const { readFileSync } = require('fs')
// c8 writes its reports with these, which are not needed here, and lists files with glob.
const STUBS = ['glob', 'istanbul-lib-report', 'istanbul-reports']
const load = Module._load
Module._load = (name, ...rest) => (STUBS.includes(name) ? {} : load(name, ...rest))

function report (directory, options) {
  const made = require('c8/lib/report.js')({
    tempDirectory: directory, reporter: [], resolve: '', omitRelative: true, ...JSON.parse(options)
  })
  made.getCoverageMapFromAllCoverageFiles().then(map => {
    const files = {}
    for (const file of map.files()) {
      const { statementMap, s, fnMap, f, branchMap, b } = map.fileCoverageFor(file).toJSON()
      const place = ({ start, end }) => [start.line, start.column, end.line, end.column]
      files[file] = {
        lines: Object.keys(s).map(key => [statementMap[key].start.line, s[key]]),
        functions: Object.keys(f).map(key => [fnMap[key].name, ...place(fnMap[key].loc), f[key]]),
        blocks: Object.keys(b).map(key => [...place(branchMap[key].loc), b[key][0]])
      }
    }
    process.stdout.write(JSON.stringify({ files, total: map.getCoverageSummary().toJSON() }))
  })
}

function merge () {
  const { mergeProcessCovs } = require('@bcoe/v8-coverage')
  for (const line of readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
    console.log(JSON.stringify(mergeProcessCovs(JSON.parse(line))))
  }
}

function globs () {
  const { minimatch } = require('minimatch')
  const cases = JSON.parse(readFileSync(0, 'utf8'))
  console.log(JSON.stringify(cases.map(([path, pattern]) => minimatch(path, pattern, { dot: true }))))
}

const [, , command, ...args] = process.argv
;({ report, merge, globs })[command](...args)
