import { type ComponentType, createContext, useContext } from 'react';
import type { DocumentDetail } from '#shared/contract/documents.ts';

/** What a feature that shows a document passes to the viewer, which is another feature's. */
export interface DocumentViewerSlotProps {
  readonly document: DocumentDetail;
  readonly isCompact?: boolean;
  readonly onOpen?: () => void;
}

const DocumentViewerSlot = createContext<ComponentType<DocumentViewerSlotProps> | null>(null);

/** Puts the document viewer at the disposal of what is below. */
export const DocumentViewerProvider = DocumentViewerSlot.Provider;

/** The document viewer. */
export function useDocumentViewer(): ComponentType<DocumentViewerSlotProps> {
  const viewer = useContext(DocumentViewerSlot);
  if (viewer === null) throw new Error('No document viewer was provided here.');
  return viewer;
}
