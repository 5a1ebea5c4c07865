'use strict';
// CommonJS, because nx loads generators that way without any further package.
const { spawnSync } = require('node:child_process');
const { readdirSync, readFileSync } = require('node:fs');
const path = require('node:path');
const prettier = require('prettier');

/**
 * The part of nx's tree of files that is used here. Paths are relative to the workspace, with `/`.
 * @typedef {object} Tree
 * @property {string} root
 * @property {(file: string) => boolean} exists
 * @property {(file: string, encoding: 'utf8') => string | null} read
 * @property {(file: string, content: string) => void} write
 */

/**
 * @typedef {object} PluginOptions
 * @property {string} kind
 * @property {string} name
 * @property {string} [directory] Default `packages/<name>`.
 */

/** Each kind, and the layer it belongs to: who may know whom stands in `tools/build/eslint-boundaries.js`. */
const kinds = new Map([
  ['store-engine', { layer: 'store', description: 'A store engine for @wmdrm' }],
  ['backup-target', { layer: 'target', description: 'A backup target for @wmdrm' }],
  ['license-format', { layer: 'formats', description: 'A license format for @wmdrm' }],
]);
const packageName = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const templates = path.join(__dirname, 'files');

/**
 * Writes a package in which everything stands but what its author has to write. Run it by
 * `npx nx g @wmdrm/generators:plugin --kind backup-target --name x`.
 * @param {Tree} tree
 * @param {PluginOptions} options
 * @returns {Promise<() => void>} links the package into the workspace, once its files are on disk
 */
module.exports = async function plugin(tree, options) {
  const { kind, name } = options;
  const about = kinds.get(kind);
  if (about === undefined) {
    throw new Error(`There is no kind ${kind}; take ${[...kinds.keys()].join(', ')}.`);
  }
  if (!packageName.test(name)) {
    throw new Error(`"${name}" is no name: lower-case letters and digits, with - between.`);
  }
  const directory = directoryOf(tree, options);
  const words = new Map([...Object.entries(about), ...wordsOf(tree, name, directory)]);
  for (const folder of ['common', kind]) {
    for (const template of filesBelow(path.join(templates, folder))) {
      const file = path.posix.join(directory, filled(template, words));
      const text = readFileSync(path.join(templates, folder, `${template}.template`), 'utf8');
      await writeFormatted(tree, file, filled(text, words));
    }
  }
  tree.write(path.posix.join(directory, 'LICENSE'), read(tree, 'LICENSE'));
  await register(tree, directory);
  return () => install(tree.root, `@wmdrm/${name}`, directory);
};

/**
 * @param {Tree} tree
 * @param {PluginOptions} options
 */
function directoryOf(tree, { name, directory = `packages/${name}` }) {
  const normal = path.posix.normalize(directory.replaceAll('\\', '/')).replace(/\/$/, '');
  if (path.posix.isAbsolute(normal) || /^(\.\.?(\/|$)|[A-Za-z]:)/.test(normal)) {
    throw new Error(`${directory} is no folder below the workspace.`);
  }
  if (tree.exists(normal)) throw new Error(`${normal} exists already; nothing was written.`);
  return normal;
}

/**
 * What stands between two underscores in the templates.
 * @param {Tree} tree
 * @param {string} name
 * @param {string} directory
 */
function wordsOf(tree, name, directory) {
  const camel = name.replaceAll(/-(.)/g, (_match, letter) => letter.toUpperCase());
  /** @type {(of: string) => string} */
  const versionOf = (of) => JSON.parse(read(tree, `packages/${of}/package.json`)).version;
  return new Map([
    ['name', name],
    ['camel', camel],
    ['Pascal', camel.charAt(0).toUpperCase() + camel.slice(1)],
    ['root', path.posix.relative(directory, '.')],
    ['packages', path.posix.relative(directory, 'packages')],
    ['coreVersion', versionOf('core')],
    ['harnessVersion', versionOf('harness')],
  ]);
}

/**
 * @param {string} text
 * @param {ReadonlyMap<string, string>} words
 */
function filled(text, words) {
  return text.replaceAll(/__([A-Za-z]+)__/g, (match, word) => words.get(word) ?? match);
}

/**
 * Templates below a folder, without their ending.
 * @param {string} folder
 * @returns {string[]}
 */
function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.template'))
    .map((file) => file.slice(0, -'.template'.length).replaceAll(path.sep, '/'))
    .sort();
}

/**
 * As `npm run format` would leave it, whatever the length of the name.
 * @param {Tree} tree
 * @param {string} file
 * @param {string} text
 */
async function writeFormatted(tree, file, text) {
  const config = await prettier.resolveConfig(__filename);
  tree.write(file, await prettier.format(text, { ...config, filepath: file }));
}

/**
 * Tells TypeScript of the package and, where its folder is no workspace yet, npm and nx too.
 * @param {Tree} tree
 * @param {string} directory
 */
async function register(tree, directory) {
  const tsconfig = JSON.parse(read(tree, 'tsconfig.json'));
  tsconfig.references = [...tsconfig.references, { path: `./${directory}` }].sort((one, other) =>
    one.path.localeCompare(other.path),
  );
  await writeFormatted(tree, 'tsconfig.json', JSON.stringify(tsconfig, undefined, 2));
  if (path.posix.dirname(directory) === 'packages') return;
  const manifest = JSON.parse(read(tree, 'package.json'));
  manifest.workspaces.push(directory);
  await writeFormatted(tree, 'package.json', JSON.stringify(manifest, undefined, 2));
}

/**
 * @param {Tree} tree
 * @param {string} file
 */
function read(tree, file) {
  const text = tree.read(file, 'utf8');
  if (text === null) throw new Error(`The workspace has no ${file}.`);
  return text;
}

/**
 * @param {string} root
 * @param {string} name
 * @param {string} directory
 */
function install(root, name, directory) {
  const { status, error } = spawnSync(
    'npm',
    ['install', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'],
    { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' },
  );
  if (status !== 0) {
    throw new Error(`The files are there, but npm install failed: ${error ?? `exit ${status}`}.`);
  }
  console.log(
    `\n${name} is in ${directory}. Next: npx nx test ${name}, red where you have to write.`,
  );
}
