/** What lists tell of an article beside its record, and what people have looked at. */
import type { SchemaModule } from 'kysely';

export async function createSeen(schema: SchemaModule): Promise<void> {
  await schema
    .createTable('seen')
    .addColumn('article', 'text', (column) => column.notNull().references('article.id'))
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('annotation', 'text', (column) => column.notNull())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('seen_key', ['article', 'person', 'annotation'])
    .execute();
}

export async function createFigures(schema: SchemaModule): Promise<void> {
  await schema
    .createTable('article_figures')
    .addColumn('article', 'text', (column) => column.primaryKey().references('article.id'))
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('until', 'text')
    .addColumn('figures', 'text', (column) => column.notNull())
    .execute();
}

/** What became of the document that an article was made of. */
export async function createImportReports(schema: SchemaModule): Promise<void> {
  await schema
    .createTable('import_report')
    .addColumn('article', 'text', (column) => column.primaryKey().references('article.id'))
    .addColumn('report', 'text', (column) => column.notNull())
    .execute();
}
