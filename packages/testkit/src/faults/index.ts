export { type Document, type Documents, openDocuments } from './read-documents.ts';
