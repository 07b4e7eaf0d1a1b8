import ts from 'typescript';

/** What the comments of a source file say about an object or an enum. */
export interface Docs {
  readonly name: string;
  readonly about: string;
  /** The object that this one has all fields of. */
  readonly like?: string;
  readonly fields: ReadonlyMap<string, string>;
}

/** Reads the comments above the types that a source file of schemas exports, without their references. */
export function docsOf(text: string): readonly Docs[] {
  const source = ts.createSourceFile('schema.ts', text, ts.ScriptTarget.Latest, true);
  return source.statements.flatMap((statement) => {
    if (ts.isTypeAliasDeclaration(statement))
      return [{ name: statement.name.text, about: commentOf(statement), fields: new Map() }];
    if (!ts.isInterfaceDeclaration(statement)) return [];
    const parent = statement.heritageClauses?.[0]?.types[0]?.expression.getText(source);
    return [
      {
        name: statement.name.text,
        about: commentOf(statement),
        ...(parent === undefined ? {} : { like: parent }),
        fields: new Map(
          statement.members
            .filter(ts.isPropertySignature)
            .map((field) => [field.name.getText(source), commentOf(field)]),
        ),
      },
    ];
  });
}

/** A comment on one line, links by their names. */
function commentOf(node: ts.Node): string {
  const [comment] = ts.getJSDocCommentsAndTags(node);
  const text = comment && ts.isJSDoc(comment) ? ts.getTextOfJSDocComment(comment.comment) : undefined;
  return (text ?? '')
    .replaceAll(/\{@link\s+([^}]+?)\s*\}/g, '$1')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
