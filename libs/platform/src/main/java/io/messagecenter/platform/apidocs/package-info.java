/** The services' own description of their APIs, as OpenAPI documents. */
@NullMarked
package io.messagecenter.platform.apidocs;

import org.jspecify.annotations.NullMarked;
