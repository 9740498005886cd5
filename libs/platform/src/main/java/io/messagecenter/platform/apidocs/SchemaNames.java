package io.messagecenter.platform.apidocs;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.jackson.TypeNameResolver;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What types are called in a document: {@code ChatSnapshot} is a {@code Chat}, {@code UserView} a {@code User}, a page of them a
 * {@code ChatPage}. Two types of one name would overwrite each other without a word, so that is refused.
 */
final class SchemaNames extends TypeNameResolver {

    private final Map<String, Class<?>> owners = new ConcurrentHashMap<>();

    @Override
    protected String nameForClass(Class<?> type, Set<Options> options) {
        var name = getNameOfClass(type).replaceFirst("(?<=.)(Snapshot|View)$", "");
        if (!type.getName().startsWith("java.")) {
            var owner = owners.putIfAbsent(name, type);
            if (owner != null && owner != type) {
                throw new IllegalStateException("%s and %s would both be called %s in the API's document; rename one"
                        .formatted(owner.getName(), type.getName(), name));
            }
        }
        return name;
    }

    @Override
    protected String nameForGenericType(JavaType type, Set<Options> options) {
        var name = new StringBuilder();
        for (int i = 0; i < type.containedTypeCount(); i++) {
            name.append(nameForType(type.containedType(i), options));
        }
        return name.append(getNameOfClass(type.getRawClass())).toString();
    }
}
