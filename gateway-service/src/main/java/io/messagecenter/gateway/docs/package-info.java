/** The services' OpenAPI documents, for admins to browse. */
@NullMarked
package io.messagecenter.gateway.docs;

import org.jspecify.annotations.NullMarked;
