import path from 'node:path';
import ts from 'typescript';

/** A name a package exports, with what its source says about it. */
export interface PublicName {
  readonly name: string;
  readonly kind: 'interface' | 'type' | 'constant' | 'function' | 'class';
  /** Source file, relative to the `src` of the package. */
  readonly file: string;
  /** Doc comment without its tags, as Markdown. */
  readonly description: string;
  /** The declaration, members with their comments, without the comment in front. */
  readonly declaration: string;
  /** What stands behind the `=` of a constant. */
  readonly initializer: string | undefined;
  /** Value of a constant that is a number, a text or a GUID, as it is usually written. */
  readonly value: string | undefined;
  readonly tags: readonly { readonly name: string; readonly text: string }[];
}

/** The exports of one entry of a package, in their order there. */
export function publicNames(packageFolder: string, entry: string): readonly PublicName[] {
  const source = path.join(packageFolder, 'src');
  const program = programOf(packageFolder, path.join(source, entry));
  const checker = program.getTypeChecker();
  const file = program.getSourceFile(path.join(source, entry));
  const module = file && checker.getSymbolAtLocation(file);
  if (module === undefined) throw new Error(`${entry} of ${packageFolder} exports nothing.`);
  const declared = new Map<string, ts.SourceFile>();
  return checker.getExportsOfModule(module).map((exported) => {
    const symbol =
      (exported.flags & ts.SymbolFlags.Alias) === 0 ? exported : checker.getAliasedSymbol(exported);
    const original = symbol.declarations?.[0];
    if (original === undefined) throw new Error(`${exported.name} has no declaration.`);
    const origin = original.getSourceFile();
    const declarations = declared.get(origin.fileName) ?? declarationsOf(origin, program);
    declared.set(origin.fileName, declarations);
    const node = findDeclaration(declarations, symbol.name);
    return {
      name: exported.name,
      kind: kindOf(node),
      file: path.relative(source, origin.fileName).split(path.sep).join('/'),
      description: ts.displayPartsToString(symbol.getDocumentationComment(checker)),
      declaration: node.getText(declarations).replace(/^\s*#private;\n/m, ''),
      initializer: ts.isVariableDeclaration(original) ? original.initializer?.getText() : undefined,
      value: ts.isVariableDeclaration(original) ? valueOf(original, checker) : undefined,
      tags: symbol
        .getJsDocTags(checker)
        .map(({ name, text }) => ({ name, text: ts.displayPartsToString(text) })),
    };
  });
}

function programOf(packageFolder: string, entry: string): ts.Program {
  const configFile = path.join(packageFolder, 'tsconfig.lib.json');
  const { config } = ts.readConfigFile(configFile, ts.sys.readFile) as { readonly config: unknown };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, packageFolder);
  return ts.createProgram([entry], { ...options, composite: false, noEmit: true });
}

/** What a source file declares, as the compiler would publish it. */
function declarationsOf(file: ts.SourceFile, program: ts.Program): ts.SourceFile {
  const { outputText } = ts.transpileDeclaration(file.text, {
    fileName: file.fileName,
    compilerOptions: { ...program.getCompilerOptions(), declarationMap: false },
  });
  return ts.createSourceFile('declarations.d.ts', outputText, ts.ScriptTarget.Latest, true);
}

type Declaration =
  | ts.InterfaceDeclaration
  | ts.TypeAliasDeclaration
  | ts.VariableStatement
  | ts.FunctionDeclaration
  | ts.ClassDeclaration;

function findDeclaration(file: ts.SourceFile, name: string): Declaration {
  for (const statement of file.statements) {
    if (ts.isVariableStatement(statement)) {
      const [variable] = statement.declarationList.declarations;
      if (variable?.name.getText(file) === name) return statement;
    } else if (
      ts.isInterfaceDeclaration(statement) ||
      ts.isTypeAliasDeclaration(statement) ||
      ts.isFunctionDeclaration(statement) ||
      ts.isClassDeclaration(statement)
    ) {
      if (statement.name?.text === name) return statement;
    }
  }
  throw new Error(`The declaration of ${name} was not found.`);
}

function kindOf(node: Declaration): PublicName['kind'] {
  if (ts.isInterfaceDeclaration(node)) return 'interface';
  if (ts.isTypeAliasDeclaration(node)) return 'type';
  if (ts.isFunctionDeclaration(node)) return 'function';
  return ts.isClassDeclaration(node) ? 'class' : 'constant';
}

/** Reads `7`, `0x10`, `'text'`, and the argument of a call that only gives them a type: `toHRESULT(0xC00D2742)`. */
function valueOf(
  { initializer }: ts.VariableDeclaration,
  checker: ts.TypeChecker,
): string | undefined {
  if (initializer === undefined) return undefined;
  const isCall = ts.isCallExpression(initializer);
  const expression = isCall ? (initializer.arguments[0] ?? initializer) : initializer;
  const type = checker.getTypeAtLocation(expression);
  if (type.isStringLiteral()) return type.value;
  if (!type.isNumberLiteral()) return undefined;
  if (isCall) return `0x${type.value.toString(16).toUpperCase().padStart(8, '0')}`;
  return ts.isNumericLiteral(expression) ? expression.getText() : String(type.value);
}
