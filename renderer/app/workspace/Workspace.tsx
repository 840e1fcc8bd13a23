import { RouterProvider } from '@tanstack/react-router';
import { useMemo } from 'react';
import { createWorkspaceRouter } from '../router.tsx';
import { RestartNotice } from './RestartNotice.tsx';

/** Everything one sees of an open archive. `restarts` counts how often the engine was started again. */
export function Workspace({ restarts }: { readonly restarts: number }) {
  const router = useMemo(createWorkspaceRouter, []);
  return (
    <>
      <RouterProvider router={router} />
      <RestartNotice restarts={restarts} />
    </>
  );
}
