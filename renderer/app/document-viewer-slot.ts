import { type ComponentType, createContext, useContext, useEffect } from 'react';
import type { DocumentDetail } from '#shared/contract/documents.ts';

/** What a feature that shows a document passes to the viewer, which is another feature's. */
export interface DocumentViewerSlotProps {
  readonly document: DocumentDetail;
  readonly isCompact?: boolean;
  readonly onOpen?: () => void;
}

/** The viewer, and what fetches it ahead. */
export interface ViewerSlot {
  readonly Viewer: ComponentType<DocumentViewerSlotProps>;
  readonly prepare: () => void;
}

const DocumentViewerSlot = createContext<ViewerSlot | null>(null);

/** Puts the document viewer at the disposal of what is below. */
export const DocumentViewerProvider = DocumentViewerSlot.Provider;

/** The document viewer. It is fetched from now on, while the document itself is being read. */
export function useDocumentViewer(): ComponentType<DocumentViewerSlotProps> {
  const slot = useContext(DocumentViewerSlot);
  if (slot === null) throw new Error('No document viewer was provided here.');
  useEffect(() => slot.prepare(), [slot]);
  return slot.Viewer;
}
