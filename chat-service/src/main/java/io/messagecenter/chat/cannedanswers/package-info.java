/** What agents say often: snippets with variables, their own and everybody's. */
@NullMarked
package io.messagecenter.chat.cannedanswers;

import org.jspecify.annotations.NullMarked;
