import { readArguments, usage } from './src/arguments.ts';
import { keepFinding } from './src/findings.ts';
import { allReaders } from './src/readers/all-readers.ts';
import { heading, resultRow } from './src/report.ts';
import { runFuzz } from './src/run-fuzz.ts';

const names = allReaders.map(({ name }) => name);

function readCommandLine(): ReturnType<typeof readArguments> {
  try {
    return readArguments(process.argv.slice(2), names);
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    process.exit(2);
  }
}

const options = readCommandLine();
if (options === 'help') {
  console.log(usage);
  process.exit(0);
}
const { readers, inputs, seed } = options;
console.log(`Seed ${seed}.\n${heading}`);
let findings = 0;
let total = 0;
for (const reader of allReaders) {
  if (readers.length > 0 && !readers.includes(reader.name)) continue;
  const start = performance.now();
  const result = await runFuzz(reader, { inputs, seed });
  console.log(resultRow(result, (performance.now() - start) / 1000));
  for (const finding of result.findings) {
    console.log(`  ${finding.what}\n  kept as ${keepFinding(reader.name, finding)}`);
  }
  findings += result.findings.length;
  total += result.inputs;
}
console.log(`${total.toLocaleString('en-US')} inputs, ${findings} findings`);
process.exitCode = findings > 0 ? 1 : 0;
